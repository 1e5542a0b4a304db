package cognitosync.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.SessionNotCreatedException;

class EngineTest {

    @Test
    void device_afterOneFailedStart_isStartedAgain() {
        Flaky engine = new Flaky(1);

        assertThat(engine.device(ColorScheme.DARK)).isSameAs(engine.device);
        assertThat(engine.starts).isEqualTo(2);
    }

    @Test
    void device_afterTwoFailedStarts_failsAndTellsBoth() {
        Flaky engine = new Flaky(2);

        assertThatThrownBy(() -> engine.device(ColorScheme.DARK))
                .hasMessageContaining("start 2")
                .satisfies(failure -> assertThat(failure.getSuppressed()[0]).hasMessageContaining("start 1"));
        assertThat(engine.starts).isEqualTo(2);
    }

    private static final class Flaky implements Engine {
        private final Device device = (Device)
                Proxy.newProxyInstance(Device.class.getClassLoader(), new Class<?>[] {Device.class}, (p, m, a) -> {
                    throw new UnsupportedOperationException(m.getName());
                });
        private final int failures;
        private int starts;

        Flaky(int failures) {
            this.failures = failures;
        }

        @Override
        public String name() {
            return "Flaky";
        }

        @Override
        public boolean honoursColorScheme() {
            return true;
        }

        @Override
        public boolean honoursNetwork() {
            return true;
        }

        @Override
        public Device launch(ColorScheme scheme, Optional<Network> network) {
            assertThat(scheme).isEqualTo(ColorScheme.DARK);
            starts++;
            if (starts <= failures) {
                throw new SessionNotCreatedException("start " + starts);
            }
            return device;
        }
    }
}
