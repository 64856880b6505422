module.exports = { transform: { "^.+\\.js$": "@swc/jest" } };
