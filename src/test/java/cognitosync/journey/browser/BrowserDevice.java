package cognitosync.journey.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.InvalidElementStateException;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.FluentWait;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A device whose browser is driven through WebDriver. */
public final class BrowserDevice implements Device {

    /** Long enough for a page on a machine whose processors are all busy elsewhere. */
    public static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final Logger LOG = LoggerFactory.getLogger(BrowserDevice.class);
    private static final int EXCERPT = 400;

    private final Session session;
    private final DeviceRoom room;
    private final Controls controls;
    private final Optional<Network> network;

    BrowserDevice(Session session, DeviceRoom room, Controls controls, Optional<Network> network) {
        this.session = session;
        this.room = room;
        this.controls = controls;
        this.network = network;
        room.remember();
        session.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(20)).scriptTimeout(Duration.ofSeconds(20));
        controls.prepareTab();
    }

    @Override
    public String name() {
        return session.engine();
    }

    @Override
    public void open(String url) {
        session.get(url);
    }

    @Override
    public String url() {
        return session.getCurrentUrl();
    }

    @Override
    public String text(String css) {
        return patiently("show " + css, () -> shown(css).getText());
    }

    @Override
    public boolean shows(String css) {
        try {
            return OneDocument.look(() -> firstShown(css).isPresent());
        } catch (StaleElementReferenceException e) {
            LOG.trace("The document was replaced while {} was looked for", css, e);
            return false;
        }
    }

    @Override
    public void type(String css, String text) {
        patiently("take what was typed into " + css, () -> {
            WebElement input = shown(css);
            input.clear();
            input.sendKeys(text);
            return text.equals(input.getDomProperty("value")) ? Boolean.TRUE : null;
        });
    }

    @Override
    public void click(String css) {
        patiently("let " + css + " be clicked", () -> {
            WebElement element = shown(css);
            if (!element.isEnabled() || !isStill(element)) {
                return null;
            }
            element.click();
            return Boolean.TRUE;
        });
    }

    @Override
    public void press(CharSequence... keys) {
        new Actions(session).sendKeys(keys).perform();
    }

    @Override
    public void typeAndHold(String text, String css, Runnable meanwhile) {
        Actions gesture = text.isEmpty() ? new Actions(session) : new Actions(session).sendKeys(text);
        gesture.moveToElement(shown(css)).clickAndHold().perform();
        try {
            meanwhile.run();
        } finally {
            new Actions(session).release().perform();
        }
    }

    @Override
    public void await(String expectation, Predicate<Device> condition) {
        patiently(expectation, () -> condition.test(this) ? Boolean.TRUE : null);
    }

    @Override
    public String backgroundColor() {
        return (String) executeScript("return getComputedStyle(document.body).backgroundColor");
    }

    @Override
    public String pixel(int x, int y) {
        Screenshot screenshot = new Screenshot(picture());
        return screenshot.pixel(x, y, viewportSize("innerWidth"));
    }

    @Override
    public void screenshot(Path png) {
        try {
            Files.createDirectories(png.toAbsolutePath().getParent());
            Files.write(png, picture());
        } catch (IOException e) {
            throw new UncheckedIOException("The screenshot could not be written to " + png, e);
        }
    }

    @Override
    public Object executeScript(String script, Object... arguments) {
        return session.executeScript(script, arguments);
    }

    @Override
    public void resize(int width, int height) {
        controls.size(width, height);
        await(
                "become %d×%d pixels".formatted(width, height),
                device -> viewportSize("innerWidth") == width && viewportSize("innerHeight") == height);
    }

    @Override
    public void simplify() {
        controls.simplify();
    }

    @Override
    public void reload() {
        executeScript("document.documentElement.dataset.before = 'reload'; location.reload()");
        await(
                "load anew",
                page -> Boolean.FALSE.equals(page.executeScript(
                        "return document.readyState !== 'complete' || 'before' in document.documentElement.dataset")));
    }

    @Override
    public String openTab(String url) {
        String first = session.getWindowHandle();
        session.switchTo().newWindow(WindowType.TAB);
        controls.prepareTab();
        open(url);
        return first;
    }

    @Override
    public String switchTo(String tab) {
        String left = session.getWindowHandle();
        session.switchTo().window(tab);
        return left;
    }

    @Override
    public Network network() {
        return network.orElseThrow(
                () -> new IllegalStateException("This device was started on the network of this machine."));
    }

    @Override
    public void disconnect() {
        network().route(Route.CUT);
        controls.online(false);
    }

    @Override
    public void reconnect() {
        network().route(Route.STRAIGHT);
        controls.online(true);
    }

    @Override
    public void close() {
        room.remember();
        try {
            session.quit();
        } catch (WebDriverException e) {
            LOG.warn("{} did not quit by itself and is ended: {}", name(), e.getRawMessage());
        } finally {
            room.close();
            network.ifPresent(Network::close);
        }
    }

    private long viewportSize(String property) {
        return ((Number) executeScript("return window[arguments[0]]", property)).longValue();
    }

    /** What was last changed is painted with the frame after the next. */
    private byte[] picture() {
        session.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));");
        return session.getScreenshotAs(OutputType.BYTES);
    }

    private WebElement shown(String css) {
        return firstShown(css).orElseThrow(() -> new NoSuchElementException("Nothing that is shown matches " + css));
    }

    /** In one step of the page's: Selenium's own isDisplayed sends 45 KB of script for each element at each look. */
    private Optional<WebElement> firstShown(String css) {
        return Optional.ofNullable((WebElement) session.executeScript("""
                return [...document.querySelectorAll(arguments[0])].find((element) => {
                  const { width, height } = element.getBoundingClientRect();
                  return width > 0 && height > 0
                    && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
                });""", css));
    }

    /** A click on an element that moves would miss it. */
    private boolean isStill(WebElement element) {
        return Boolean.TRUE.equals(session.executeScript("""
                const place = () => Object.values(arguments[0].getBoundingClientRect().toJSON()).join();
                const before = place();
                return new Promise((done) => {
                  const compare = () => done(place() === before);
                  requestAnimationFrame(() => requestAnimationFrame(compare));
                  // A hidden tab paints no frames.
                  setTimeout(compare, 250);
                });""", element));
    }

    private <T> T patiently(String expectation, Supplier<T> step) {
        try {
            return new FluentWait<>(step)
                    .withTimeout(PATIENCE)
                    .pollingEvery(Duration.ofMillis(50))
                    .ignoring(NoSuchElementException.class, StaleElementReferenceException.class)
                    .ignoring(ElementNotInteractableException.class, InvalidElementStateException.class)
                    .ignoring(JavascriptException.class)
                    .until(OneDocument::look);
        } catch (TimeoutException e) {
            // Without what follows the path: codes and tokens travel there.
            throw new AssertionError(
                    "In %s the page did not %s within %d s. It is at %s and says: %s"
                            .formatted(
                                    name(),
                                    expectation,
                                    PATIENCE.toSeconds(),
                                    url().replaceFirst("[?#].*", ""),
                                    excerpt()),
                    e);
        }
    }

    private String excerpt() {
        String text = String.valueOf(executeScript("return document.body ? document.body.innerText : ''"))
                .replaceAll("\\s+", " ");
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
    }
}
