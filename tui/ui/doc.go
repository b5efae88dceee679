// Package ui is what the screens are made of: lists to choose from, forms of
// blocks one under the other, keys, scrolling and the theme. It knows no screen.
package ui
