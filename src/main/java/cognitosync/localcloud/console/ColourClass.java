package cognitosync.localcloud.console;

/** The six colours of the fan, as classes of the style sheet. Whoever has one keeps it on every page. */
final class ColourClass {
    private static final int COLOURS = 6;

    private ColourClass() {}

    static String of(String id) {
        return number(Math.floorMod(id.hashCode(), COLOURS));
    }

    static String number(int number) {
        return "paint-" + Math.floorMod(number, COLOURS);
    }
}
