package store

func permissionsChild([]string) {}

func umaskChild([]string) {}
