package cognitosync.journey;

import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebDriver;

/** How an engine is given a viewport of a size in CSS pixels. */
@FunctionalInterface
interface Viewport {

    void size(int width, int height);

    /** The window's size, plus whatever the window puts around its page. */
    static Viewport ofWindow(Session session) {
        return (width, height) -> {
            WebDriver.Window window = session.manage().window();
            long aroundWidth = number(session, "return outerWidth - innerWidth");
            long aroundHeight = number(session, "return outerHeight - innerHeight");
            window.setSize(new Dimension(width + (int) aroundWidth, height + (int) aroundHeight));
        };
    }

    private static long number(Session session, String script) {
        return ((Number) session.executeScript(script)).longValue();
    }
}
