export const eleven = { base: "https://api.elevenlabs.io", paths: { voices: "/v1/voices", voices2: "/v2/voices" } };
export const voices = () => fetch(eleven.base + eleven.paths.voices2);
export const did = (d = "https://api.d-id.com") => fetch(`${d}/v2/avatars`);
