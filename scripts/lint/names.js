/** The name of the component at a location of the spec: the last part of its pointer. */
export const nameOf = ({ pointer }) => pointer.split("/").at(-1);
