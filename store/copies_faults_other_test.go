//go:build !linux

package store

func faultChild([]string) {}
