package cognitosync.device.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
    /** Whether it was told that no more is wanted. */
    private static final class Told implements Flow.Subscription {
        private boolean cancelled;

        @Override
        public void request(long n) {}

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private final Told connection = new Told();
    private final BoundedBody body = new BoundedBody(5);

    @Test
    void bodyThatFits_isTakenWhole() {
        body.onSubscribe(connection);
        body.onNext(List.of(bytes(2), bytes(2)));
        body.onNext(List.of(bytes(1)));
        body.onComplete();
        assertThat(body.getBody().toCompletableFuture()).isCompletedWithValueMatching(all -> all.length == 5);
        assertThat(connection.cancelled).isFalse();
    }

    @Test
    void bodyThatIsLonger_endsTheConnection() {
        body.onSubscribe(connection);
        body.onNext(List.of(bytes(4)));
        body.onNext(List.of(bytes(2)));
        assertThat(body.getBody().toCompletableFuture())
                .isCompletedExceptionally()
                .failsWithin(java.time.Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(IOException.class)
                .withMessageContaining("longer than 5 bytes");
        assertThat(connection.cancelled).isTrue();
    }

    private static ByteBuffer bytes(int count) {
        return ByteBuffer.wrap(new byte[count]);
    }
}
