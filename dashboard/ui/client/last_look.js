// Keeps in the reader's browser on which days a page was looked at: this one, and the last one before it.

export default function (component) {
  const { name, day } = component.data;
  const kept = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${name}=`)) || "";
  const days = kept.slice(name.length + 1).split(".").filter((one) => one && one !== day);
  document.cookie = `${name}=${[...days, day].slice(-2).join(".")}; path=/; max-age=31536000; samesite=lax`;
}
