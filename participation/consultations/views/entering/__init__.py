"""What the team enters for people who do not write here themselves."""
