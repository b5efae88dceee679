package text

import "sort"

// Sort sorts a list as slices.SortFunc does. That is compiled anew for every type, which
// took a fiftieth of the program; this is not.
func Sort[T any](list []T, compare func(a, b T) int) {
	sort.Slice(list, func(i, j int) bool { return compare(list[i], list[j]) < 0 })
}

// SortStable is [Sort] that keeps the order of those that are equal.
func SortStable[T any](list []T, compare func(a, b T) int) {
	sort.SliceStable(list, func(i, j int) bool { return compare(list[i], list[j]) < 0 })
}
