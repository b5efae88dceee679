package content

// Called returns the name of a country as names are compared.
func Called(name string) string { return called(name) }

// Visible returns an answer without what is not offered now.
func Visible(a *Ask, v Value, shows func(Condition) bool) Value { return a.visible(v, shows) }
