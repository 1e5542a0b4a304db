package cognitosync.journey.page;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Device;
import org.openqa.selenium.Keys;

/** A device that is used with the keyboard only. */
public record Keyboard(Device device) {

    /** Goes on with Tab until this has the focus, and shows that it has. */
    public Keyboard tabTo(String css) {
        for (int stop = 0; !hasFocus(css); stop++) {
            assertThat(stop)
                    .as("stops of the Tab key without coming to %s at %s", css, device.url())
                    .isLessThanOrEqualTo(stops());
            device.press(Keys.TAB);
        }
        assertThat(device.executeScript("""
                        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
                        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';"""))
                .as("%s shows that it has the focus", css)
                .isEqualTo(true);
        return this;
    }

    /** Replaces what the focused input holds. */
    public Keyboard type(String text) {
        device.executeScript("document.activeElement.select()");
        device.press(text);
        return this;
    }

    public Keyboard press(Keys key) {
        device.press(key);
        return this;
    }

    /** What Tab comes to on the page as it is now, and the way through the browser's own controls to its start. */
    private int stops() {
        Number elements = (Number) device.executeScript("""
                return document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]').length;""");
        return elements.intValue() + 1;
    }

    private boolean hasFocus(String css) {
        return Boolean.TRUE.equals(device.executeScript("return document.activeElement.matches(arguments[0])", css));
    }
}
