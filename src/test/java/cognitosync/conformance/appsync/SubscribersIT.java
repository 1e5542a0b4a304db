package cognitosync.conformance.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many sockets on one dataset of the product's API; what they cost is printed. */
class SubscribersIT {
    private static final int SUBSCRIBERS = 100;
    private static final int CHANGES = 20;
    private static final long MEGABYTE = 1024 * 1024;
    /** Far above what is measured: only what grows without bound is to be found. */
    private static final long MOST_BYTES = 64 * MEGABYTE;

    @Test
    void hundredSubscribers_allHearEachChange_inOrder() {
        GraphqlClient user = ApiCloud.shared().newUser("subscriber@example.com");
        Map<String, String> own = Map.of("owner", user.identityId(), "dataset", "d");
        user.set("d", "colour", "0", 0);
        long before = heap();
        List<Subscriber> subscribers = new ArrayList<>();
        try {
            for (int i = 0; i < SUBSCRIBERS; i++) {
                Subscriber subscriber = Subscriber.connect(user);
                subscribers.add(subscriber);
                subscriber.start("s", GraphqlClient.CHANGED, own);
                subscriber.next("start_ack");
            }
            long connected = heap() - before;
            long[] nanos = new long[CHANGES];
            for (int change = 0; change < CHANGES; change++) {
                long sent = System.nanoTime();
                JsonNode written =
                        user.set("d", "colour", "" + change, change + 1L).data().get("update");
                for (Subscriber subscriber : subscribers) {
                    assertThat(subscriber.next("data").at("/payload/data/changed"))
                            .isEqualTo(written);
                }
                nanos[change] = System.nanoTime() - sent;
            }
            Arrays.sort(nanos);
            System.out.printf(
                    "%d subscribers: %.1f MB of heap in all, client and server; from a change to the last that heard of it %d ms at the median of %d%n",
                    SUBSCRIBERS, (double) connected / MEGABYTE, nanos[CHANGES / 2] / 1_000_000, CHANGES);
            assertThat(connected).isLessThan(MOST_BYTES);
        } finally {
            subscribers.forEach(Subscriber::close);
        }
    }

    /** What is left after a collection. */
    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
