"""What other pages show of people, and what somebody takes along of herself."""
