package cognitosync.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.NoSuchFrameException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;

/** With what both drivers have answered when a page gave way to the next one while it was looked at. */
class OneDocumentTest {

    @Test
    void look_whileChromeDriverLosesTheDocument_saysStale() {
        assertStale(new WebDriverException("unknown error: node with given id does not belong to the document"));
    }

    @Test
    void look_whileWebKitWebDriverIsBetweenDocuments_saysStale() {
        assertStale(new NoSuchFrameException("Callback was not called before the unload event."));
    }

    @Test
    void look_forAFrameThatIsNotThere_saysSo() {
        WebDriverException failure = new NoSuchFrameException("no frame of that name");
        assertThatThrownBy(() -> OneDocument.look(() -> failing(failure))).isSameAs(failure);
    }

    @Test
    void look_atOneDocument_givesWhatWasSeen() {
        assertThat(OneDocument.look(() -> "seen")).isEqualTo("seen");
    }

    private static void assertStale(WebDriverException answered) {
        assertThatThrownBy(() -> OneDocument.look(() -> failing(answered)))
                .isInstanceOf(StaleElementReferenceException.class)
                .hasCause(answered);
    }

    private static Object failing(WebDriverException failure) {
        throw failure;
    }
}
