"""Settings, addresses, servers and the commands of the whole house."""
