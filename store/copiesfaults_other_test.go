//go:build !linux

package store

func faultChild([]string) {}

func failKeysChild([]string) {}

func failSavesChild([]string) {}
