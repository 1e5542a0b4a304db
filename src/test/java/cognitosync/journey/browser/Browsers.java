package cognitosync.journey.browser;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The browser engines of this machine, installed first where that is possible and allowed.
 *
 * <p>Debian and Ubuntu as root: missing packages are installed, unless {@code -Dbrowsers.install=false}. Elsewhere an
 * installed Chrome is used, and on macOS Safari. The decision is {@link BrowserPlan}'s; here is only what follows from
 * it, at most once per JVM, a failure included.
 *
 * @param first the engine of the first device
 * @param second the engine of the second device, of another kind where this machine has one
 */
public record Browsers(Engine first, Engine second) {

    private static final Logger LOG = LoggerFactory.getLogger(Browsers.class);
    private static Browsers ready;
    private static String refusal;

    /** Finds or installs the engines. */
    public static synchronized Browsers ready() {
        if (refusal != null) {
            throw new BrowsersMissingException(refusal);
        }
        if (ready == null) {
            try {
                ready = prepare(!"false".equals(System.getProperty("browsers.install")));
            } catch (BrowsersMissingException e) {
                refusal = e.getMessage();
                throw e;
            }
        }
        return ready;
    }

    /** Both engines, first and second. */
    public List<Engine> engines() {
        return first.equals(second) ? List.of(first) : List.of(first, second);
    }

    private static Browsers prepare(boolean mayInstall) {
        BrowserPlan plan = BrowserPlan.of(Machine.look(), mayInstall);
        if (plan instanceof BrowserPlan.Install) {
            plan = AptInstallation.alone(Browsers::install);
        }
        if (plan instanceof BrowserPlan.Use use) {
            use.remark().ifPresent(LOG::warn);
            return new Browsers(use.first(), use.second());
        }
        throw new BrowsersMissingException(((BrowserPlan.Refuse) plan).sentence());
    }

    private static BrowserPlan install() {
        // Another build may have installed them while this one waited for its turn.
        BrowserPlan plan = BrowserPlan.of(Machine.look(), true);
        if (plan instanceof BrowserPlan.Install install) {
            new AptInstallation(install.packages()).run(LOG::info);
            return BrowserPlan.of(Machine.look(), false);
        }
        return plan;
    }
}
