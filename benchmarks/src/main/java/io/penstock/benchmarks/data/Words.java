package io.penstock.benchmarks.data;

import java.util.List;
import java.util.random.RandomGenerator;

/** The vocabulary of the generated records. */
final class Words {
    static final List<String> GENRES = List.of(
            "Fiction",
            "Non-Fiction",
            "Science",
            "History",
            "Children",
            "Poetry",
            "Biography",
            "fiction",
            "NON-FICTION");
    static final List<String> BRANCHES = List.of("Central", "Northside", "Riverside", "Eastgate", "Hill Road");
    static final List<String> NOTES =
            List.of("damaged, spine", "line one\nline two", "said \"fine\"", "N/A", "late return");

    private static final List<String> FIRST_NAMES =
            List.of("Mary", "Paul", "Ines", "Omar", "Yuki", "Clara", "Jonas", "Leila", "Piotr", "Ruth", "Tomas");
    private static final List<String> LAST_NAMES = List.of(
            "Becker",
            "Costa",
            "Dubois",
            "Eriksen",
            "Farouk",
            "Greene",
            "Horvat",
            "Ito",
            "Jansen",
            "Kowalski",
            "Moreau");
    private static final List<String> TITLE_WORDS = List.of(
            "The",
            "Of",
            "Harbour",
            "Night",
            "Orchard",
            "Kingdom",
            "Lantern",
            "Shadow",
            "Winter",
            "Letters",
            "Secret",
            "Island",
            "First",
            "House",
            "River",
            "Stone",
            "Mountain",
            "Children",
            "Song",
            "Journey");

    private Words() {}

    static String pick(RandomGenerator random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    static String person(RandomGenerator random, String separator) {
        return pick(random, FIRST_NAMES) + separator + pick(random, LAST_NAMES);
    }

    /** Two to six words; one in ten ends in a comma and a word in quotation marks. */
    static String title(RandomGenerator random) {
        StringBuilder title = new StringBuilder(pick(random, TITLE_WORDS));
        for (int more = random.nextInt(1, 6); more > 0; more--) {
            title.append(' ').append(pick(random, TITLE_WORDS));
        }
        if (random.nextDouble() < 0.1) {
            title.append(", \"").append(pick(random, TITLE_WORDS)).append('"');
        }
        return title.toString();
    }
}
