package cognitosync.journey.browser;

/** What is set in each engine its own way. */
interface Controls {

    /** The viewport's size in CSS pixels. */
    void size(int width, int height);

    /** What {@code navigator.onLine} says, and the events that go with it. */
    void online(boolean online);

    /** Asks pages of the tab for forced colours and reduced motion. */
    void simplify();

    /** Makes a tab that was just opened like the first. */
    void prepareTab();
}
