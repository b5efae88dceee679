package content

// Called is the name of a country as names are compared.
func Called(name string) string { return called(name) }

// Visible is an answer without what is not offered now.
func Visible(a *Ask, v Value, shows func(Condition) bool) Value { return a.visible(v, shows) }
