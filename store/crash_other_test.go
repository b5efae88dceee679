//go:build !linux

package store

func saveChild([]string) {}

func syncChild([]string) {}

func fsizeChild([]string) {}

func lifeChild([]string) {}

func unsyncedChild([]string) {}

func syncedChild([]string) {}
