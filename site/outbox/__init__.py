"""What we send: SMS, e-mail. Rows first, gateways after."""
