"""What nobody's silence decides, whatever a policy says of deemed consent."""

SILENT_MONEY = "Nobody's silence commits money."
SILENT_SIGN_OFF = "Nobody's silence signs a release off."
