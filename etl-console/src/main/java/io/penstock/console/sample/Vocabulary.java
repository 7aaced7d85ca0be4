package io.penstock.console.sample;

/** The words that names, titles and notes are made of. */
final class Vocabulary {
    static final String[] FIRST_NAMES = {
        "Amara",
        "Benedict",
        "Clara",
        "Diego",
        "Esther",
        "Farid",
        "Grete",
        "Hugo",
        "Ines",
        "Jonas",
        "Keiko",
        "Lewis",
        "Mina",
        "Noor",
        "Oscar",
        "Priya",
        "Rosa",
        "Samuel",
        "Tove",
        "Viktor"
    };
    static final String[] LAST_NAMES = {
        "Abbott",
        "Berg",
        "Castillo",
        "Dahl",
        "Eriksen",
        "Fontaine",
        "Gupta",
        "Hale",
        "Ivanova",
        "Jansen",
        "Kimura",
        "Lindqvist",
        "Moreau",
        "Nwosu",
        "Okafor",
        "Petrov",
        "Quinn",
        "Rossi",
        "Sato",
        "Walker"
    };
    static final String[] AUTHORS = {
        "Charlotte Brontë",
        "Émile Zola",
        "Selma Lagerlöf",
        "Gabriel García Márquez",
        "Bolesław Prus",
        "紫式部",
        "Θουκυδίδης",
        "O'Brien, Flann",
        "Jane Austen",
        "Mark Twain",
        "Mary Shelley",
        "Anton Chekhov"
    };
    static final String[] TITLE_WORDS = {
        "A",
        "Autumn",
        "Bridge",
        "Café",
        "City",
        "Dark",
        "Door",
        "Fire",
        "Forgotten",
        "Garden",
        "Harbour",
        "Island",
        "Letters",
        "Light",
        "Little",
        "Map",
        "Mountain",
        "Night",
        "of",
        "River",
        "Silent",
        "Snow",
        "Stars",
        "Summer",
        "The",
        "Über",
        "Winter"
    };
    static final String[] GENRES = {
        "Fiction", "Non-Fiction", "Science", "History", "Children", "Poetry", "Biography", "fiction", "NON-FICTION"
    };
    static final String[] PUBLISHERS = {"Harbour Press", "Lamp & Sons", "Northlight", "Quill, Ltd.", "Seven Oaks"};
    static final String[] BRANCHES = {"Central", "Northside", "Riverside", "Eastgate", "Hill Road"};
    static final String[] NOTES = {"damaged, spine", "water stain\npages 10-20", "said \"fine\"", "N/A", "returned late"
    };

    private Vocabulary() {}
}
