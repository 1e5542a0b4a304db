package cognitosync.journey.browser;

import java.util.function.Supplier;
import org.openqa.selenium.NoSuchFrameException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;

/** A look at a page that may be replaced by the next one at that very moment. */
final class OneDocument {

    private OneDocument() {}

    /**
     * Looks at the page.
     *
     * @throws StaleElementReferenceException the document went away meanwhile, in whichever words the driver says so
     */
    static <T> T look(Supplier<T> look) {
        try {
            return look.get();
        } catch (WebDriverException e) {
            if (wentAway(e)) {
                throw new StaleElementReferenceException(e.getRawMessage(), e);
            }
            throw e;
        }
    }

    /** ChromeDriver has an error without a kind of its own; WebKitWebDriver, on its way to the next document, misses the frame. */
    private static boolean wentAway(WebDriverException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("does not belong to the document")
                || (e instanceof NoSuchFrameException && message.contains("before the unload event"));
    }
}
