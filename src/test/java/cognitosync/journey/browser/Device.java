package cognitosync.journey.browser;

import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * One person's browser: a fresh profile of its own, deleted with every process it started when closed.
 *
 * <p>Whatever addresses an element waits until the element is there and shown; a page that takes longer than
 * {@link BrowserDevice#PATIENCE} fails the test with what was expected and what the page said instead.
 */
public interface Device extends AutoCloseable {

    /** The engine and its version, for messages and file names. */
    String name();

    void open(String url);

    /** The address in the address bar. */
    String url();

    /** The text of the first shown element. */
    String text(String css);

    /** Whether such an element is shown right now; does not wait. */
    boolean shows(String css);

    /** Replaces what the input holds, and comes back once the input holds it. */
    void type(String css, String text);

    void click(String css);

    /** Presses keys, one after another, wherever the focus is. */
    void press(CharSequence... keys);

    /** Types where the focus is, presses the element at once, and lets it go, where it was pressed, when the work is done. */
    void typeAndHold(String text, String css, Runnable meanwhile);

    /** Waits for a condition; the expectation completes the sentence "the page did not …". */
    void await(String expectation, Predicate<Device> condition);

    /** The computed background colour of the body, as {@code rgb(255, 0, 0)}. */
    String backgroundColor();

    /** The colour that is really painted at this place of the viewport (CSS pixels), as {@code rgb(255, 0, 0)}. */
    String pixel(int x, int y);

    /** Writes the viewport as PNG, once the page has painted what it last changed. */
    void screenshot(Path png);

    Object executeScript(String script, Object... arguments);

    /** Gives the viewport exactly this size in CSS pixels. */
    void resize(int width, int height);

    /** Shows this tab as a system with few colours (high contrast) and without movement does. */
    void simplify();

    /** Opens another tab and goes on in it; answers the tab that was left. */
    String openTab(String url);

    /** Goes on in another tab; answers the one that was left. */
    String switchTo(String tab);

    /** Loads the page anew, and comes back when it is another one. */
    void reload();

    /** The network that this device was started with. */
    Network network();

    /** Takes the device off its network; the browser knows. */
    void disconnect();

    /** Gives it its network back; the browser knows. */
    void reconnect();

    @Override
    void close();
}
