package cognitosync.journey.browser;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** Which engine has which part, for parametrized tests. */
public final class Roles {

    private Roles() {}

    /** Device 1 in one engine and device 2 in the other, and the other way round. */
    public static Stream<Arguments> bothOrders() {
        Engine first = Browsers.ready().first();
        Engine second = Browsers.ready().second();
        return Stream.of(Arguments.of(named(first), named(second)), Arguments.of(named(second), named(first)));
    }

    /** Each engine for itself. */
    static Stream<Named<Engine>> eachEngine() {
        return Browsers.ready().engines().stream().map(Roles::named);
    }

    public static Named<Engine> named(Engine engine) {
        return Named.of(engine.name(), engine);
    }
}
