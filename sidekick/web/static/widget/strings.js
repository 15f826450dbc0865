// Every word that the widget itself says. A page picks a language with data-lang, or changes words with data-strings.
const STRINGS = {
  en: {
    dir: "ltr", name: "Sidekick", tagline: "A film for tonight, in a short talk", open: "Find a film with Sidekick",
    close: "Close", reset: "Start over", log: "Conversation with Sidekick", input: "Your message",
    placeholder: "What do you feel like watching?", send: "Send", typing: "Sidekick is typing", you: "You said",
    bot: "Sidekick said", failed: "Not sent: there is no connection.", retry: "Try again", quick: "Quick replies",
    offline: "You are offline. I will be here when you are back.", watch: "Watch it", save: "Save", like: "Like",
    seen: "Seen it", no: "Not for me", remove: "Remove", more: "More like it", chosen: "Tonight’s film",
    newTab: "opens in a new tab", wikipedia: "Wikipedia", where: "Where to watch", mine: "My watchlist",
    greeting: "Hello, I am Sidekick. Tell me what you feel like watching, or pick a film you love.",
  },
  de: {
    dir: "ltr", tagline: "Ein Film für heute Abend, in einem kurzen Gespräch", open: "Mit Sidekick einen Film finden",
    close: "Schließen", reset: "Neu anfangen", log: "Gespräch mit Sidekick", input: "Deine Nachricht",
    placeholder: "Worauf hast du Lust? (auf Englisch)", send: "Senden", typing: "Sidekick schreibt", you: "Du",
    bot: "Sidekick", failed: "Nicht gesendet: keine Verbindung.", retry: "Noch einmal", quick: "Schnelle Antworten",
    offline: "Du bist offline.", watch: "Den nehme ich", save: "Merken", like: "Mag ich", seen: "Kenne ich",
    no: "Nichts für mich", remove: "Entfernen", more: "Ähnliche", chosen: "Der Film für heute",
    newTab: "öffnet einen neuen Tab", where: "Wo zu sehen", mine: "Meine Merkliste",
    greeting: "Hallo, ich bin Sidekick und spreche Englisch. Wähle einen Film, den du liebst, oder nenne mir einen.",
  },
  ar: {
    dir: "rtl", tagline: "فيلم لهذه الليلة في حديث قصير", open: "ابحث عن فيلم", close: "إغلاق", reset: "من جديد",
    log: "المحادثة", input: "رسالتك", placeholder: "ماذا تود أن تشاهد؟ (بالإنجليزية)", send: "إرسال",
    typing: "يكتب الآن", you: "أنت", bot: "Sidekick", failed: "لم تُرسل: لا يوجد اتصال.", retry: "حاول مجددًا",
    quick: "ردود سريعة", offline: "أنت غير متصل.", watch: "سأشاهده", save: "احفظ", like: "أحبه", seen: "شاهدته",
    no: "ليس لي", remove: "إزالة", more: "أفلام تشبهه", chosen: "فيلم الليلة", newTab: "يفتح في علامة تبويب جديدة",
    wikipedia: "ويكيبيديا", where: "أين تشاهده", mine: "قائمتي",
    greeting: "مرحبًا، أنا Sidekick وأتحدث الإنجليزية. اختر فيلمًا تحبه أو اذكره.",
  },
};

// What the first quick replies show and send: the assistant understands English.
const OPENERS = [
  ["Something funny", "something funny for tonight"],
  ["A tense thriller", "I would like a tense thriller"],
  ["Like Inception", "I loved Inception, recommend me something like it"],
  ["Surprise me", "surprise me"],
];

function wordsFor(language, changes) {
  const base = String(language || "en").toLowerCase().split("-")[0];
  return { ...STRINGS.en, ...(STRINGS[base] || {}), ...changes };
}
