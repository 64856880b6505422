package main

import "net/http"

// Serves our own copy of HeyGen's list.
func main() {
	http.HandleFunc("/v2/avatars", list)
	http.HandleFunc("/v2/templates", list)
}

func list(w http.ResponseWriter, r *http.Request) {}
