"""What every room borrows: ids, time, cleaned HTML, refusals, template tags. No models."""
