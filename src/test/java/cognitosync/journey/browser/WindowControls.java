package cognitosync.journey.browser;

import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebDriver;

/** Of an engine that can only be told the size of its window. */
record WindowControls(Session session) implements Controls {

    /** The window's size, plus whatever the window puts around its page. */
    @Override
    public void size(int width, int height) {
        WebDriver.Window window = session.manage().window();
        long aroundWidth = number("return outerWidth - innerWidth");
        long aroundHeight = number("return outerHeight - innerHeight");
        window.setSize(new Dimension(width + (int) aroundWidth, height + (int) aroundHeight));
    }

    /** No driver of this engine can say so: the page is told as the engine would. */
    @Override
    public void online(boolean online) {
        session.executeScript("""
                Object.defineProperty(navigator, 'onLine', { value: arguments[0], configurable: true });
                window.dispatchEvent(new Event(arguments[0] ? 'online' : 'offline'));""", online);
    }

    @Override
    public void simplify() {
        throw new IllegalStateException("No driver of this engine can force colours.");
    }

    @Override
    public void prepareTab() {
        // Tabs of one window are alike.
    }

    private long number(String script) {
        return ((Number) session.executeScript(script)).longValue();
    }
}
