package io.penstock.realdata;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that a reader follows from top to bottom, taken apart. Above a JSON block, {@code <!-- file: NAME -->} tells as what it is
 * saved; {@code <!-- file: NAME = OTHER, FROM -> TO -->} is a file in which something was changed. A {@code console} block holds
 * commands behind {@code $} and what each prints.
 */
final class TutorialPage {
    private static final Pattern PARTS = Pattern.compile(
            "<!-- file: (?<name>\\S+) -->\\n```json\\n(?<json>.*?)```"
                    + "|<!-- file: (?<copy>\\S+) = (?<of>\\S+), (?<from>.+?) -> (?<to>.+?) -->"
                    + "|```console\\n(?<console>.*?)```",
            Pattern.DOTALL);

    /** What a reader does. */
    sealed interface Action {}

    record Save(String file, String text) implements Action {}

    record Change(String file, String original, String from, String to) implements Action {}

    /** @param output what the page says it prints, without blank lines at the ends; a line {@code …} is any number of lines */
    record Type(String command, String output) implements Action {}

    private TutorialPage() {}

    static List<Action> actions(String page) {
        List<Action> actions = new ArrayList<>();
        Matcher parts = PARTS.matcher(page);
        while (parts.find()) {
            if (parts.group("json") != null) {
                actions.add(new Save(parts.group("name"), parts.group("json")));
            } else if (parts.group("copy") != null) {
                actions.add(new Change(parts.group("copy"), parts.group("of"), parts.group("from"), parts.group("to")));
            } else {
                addCommands(parts.group("console"), actions);
            }
        }
        return actions;
    }

    private static void addCommands(String console, List<Action> actions) {
        for (String part : ("\n" + console).split("\n\\$ ")) {
            int end = part.indexOf('\n');
            if (!part.isBlank()) {
                actions.add(
                        new Type(part.substring(0, end), part.substring(end + 1).strip()));
            }
        }
    }
}
