/** A character. Times are in milliseconds. */
export interface Group {
  id: string;
  sequence: number;
  name: string;
  isPublic: boolean;
  createdAt: number;
  defaultVoiceId: string;
  consentStatus: string | null;
}

/** One outfit of a character. `readyAt` is when its training ends, in milliseconds. */
export interface Look {
  id: string;
  sequence: number;
  groupId: string;
  name: string;
  avatarType: "studio_avatar" | "digital_twin" | "photo_avatar";
  isPublic: boolean;
  readyAt: number;
}

/** A voice, with the engine that only the list's filter knows. */
export interface Voice {
  voice_id: string;
  sequence: number;
  name: string;
  language: string;
  gender: string;
  type: "public" | "private";
  engine: string;
}

/** The resources that an account can read. */
export interface Catalogue {
  groups: Group[];
  looks: Look[];
  voices: Voice[];
}

/** The engines that looks of each type can be rendered with. */
export const enginesOf: Record<Look["avatarType"], readonly string[]> = {
  studio_avatar: ["avatar_iv", "avatar_iii"],
  digital_twin: ["avatar_v", "avatar_iv", "avatar_iii"],
  photo_avatar: ["avatar_iv", "avatar_iii"],
};

const firstDay = 1_711_382_400_000;
const publicVoices = 64;

/** The catalogue of a new account: two public groups, one private group, and their voices. */
export function newCatalogue(): Catalogue {
  const catalogue: Catalogue = { groups: [], looks: [], voices: [] };
  addGroup(catalogue, { id: "group_monica", name: "Monica", isPublic: true, consentStatus: null });
  addGroup(catalogue, { id: "group_daniel", name: "Daniel", isPublic: true, consentStatus: null });
  addGroup(catalogue, { id: "group_mine", name: "Mine", isPublic: false, consentStatus: "approved" });
  for (const outfit of ["office", "studio", "street"]) addLook(catalogue, "group_monica", outfit, "studio_avatar");
  for (const outfit of ["suit", "shirt"]) addLook(catalogue, "group_daniel", outfit, "studio_avatar");
  addLook(catalogue, "group_mine", "twin", "digital_twin");
  for (const outfit of ["garden", "kitchen"]) addLook(catalogue, "group_mine", outfit, "photo_avatar");
  for (let number = 1; number <= publicVoices; number += 1) addVoice(catalogue, number, "public");
  addVoice(catalogue, publicVoices + 1, "private");
  addVoice(catalogue, publicVoices + 2, "private");
  return catalogue;
}

function addGroup(catalogue: Catalogue, group: Pick<Group, "id" | "name" | "isPublic" | "consentStatus">): void {
  const sequence = catalogue.groups.length + 1;
  catalogue.groups.push({ ...group, sequence, createdAt: firstDay, defaultVoiceId: "voice_1" });
}

function addLook(catalogue: Catalogue, groupId: string, outfit: string, avatarType: Look["avatarType"]): void {
  const isPublic = avatarType === "studio_avatar";
  const id = `${groupId.replace("group", "look")}_${outfit}`;
  const sequence = catalogue.looks.length + 1;
  catalogue.looks.push({ id, sequence, groupId, name: outfit, avatarType, isPublic, readyAt: 0 });
}

function addVoice(catalogue: Catalogue, number: number, type: Voice["type"]): void {
  catalogue.voices.push({
    voice_id: `voice_${number}`,
    sequence: number,
    name: `Voice ${number}`,
    language: number % 3 === 0 ? "Spanish" : "English",
    gender: number % 2 === 0 ? "male" : "female",
    type,
    engine: number % 4 === 0 ? "elevenlabs" : "starfish",
  });
}
