"""The pages where the team prepares what is asked."""
