package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.infra.TestAssembly;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guessing passwords or codes leads to a lockout, and no answer tells which accounts exist. */
class GuessingIT {
    private static final String KNOWN = "known@example.com";
    private static final String NOBODY = "nobdy@example.com";
    private static final Duration LONGEST_LOCKOUT = Duration.ofMinutes(16);
    private static final int FREE_TRIES = 5;
    private static final int WARMING_PAIRS = 4;
    private static final int PAIRS = 41;
    /** Without a password hash for those who have none, the ratio is beyond ten; the rest is left to a busy machine. */
    private static final double LARGEST_RATIO = 3;

    @TempDir
    static Path folder;

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-11-22T20:00:00Z"));

    @AutoClose
    private static LocalCloud cloud;

    @BeforeAll
    static void signUp() {
        Path assembly = TestAssembly.synthesize(folder.resolve("cdk.out"), TestAssembly.SITE_FIXTURE, Map.of());
        cloud = LocalCloud.start(
                new LocalCloudOptions(0, 0, 0, folder.resolve("data"), "eu-west-1", false, assembly), NOW::get);
        PersonClient.signUp(cloud, KNOWN);
    }

    @BeforeEach
    void afterAnyLockout() {
        NOW.updateAndGet(now -> now.plus(LONGEST_LOCKOUT));
    }

    @Test
    void passwords_areThrottledWhoeverIsMeant() {
        for (String email : new String[] {KNOWN, NOBODY}) {
            PersonClient account = PersonClient.of(cloud, email);
            HttpBrowser.Page page = account.browser().open(account.authorize());
            for (int i = 0; i < FREE_TRIES; i++) {
                page = logIn(account, page, email, "Wrong-horse-" + i);
                assertThat(page.status()).isEqualTo(400);
                assertThat(page.html()).contains("Incorrect username or password.");
            }
            page = logIn(account, page, email, PersonClient.PASSWORD);
            assertThat(page.status()).as("the right password while locked out").isEqualTo(400);
            assertThat(page.html()).contains("Password attempts exceeded. Try again in");
        }
        afterAnyLockout();
        assertThat(PersonClient.of(cloud, KNOWN).authorizationCode()).isNotEmpty();
    }

    @Test
    void codes_areThrottled() {
        String email = "coded@example.com";
        PersonClient account = PersonClient.of(cloud, email);
        HttpBrowser visitor = account.browser();
        HttpBrowser.Page signUp = visitor.open(visitor.open(account.authorize()).link("/signup"));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("email", email);
        fields.put("name", "Sam");
        fields.put("password", PersonClient.PASSWORD);
        HttpBrowser.Page page = visitor.submit(signUp, fields);
        String right = account.code();
        String wrong = right.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < FREE_TRIES; i++) {
            page = visitor.submit(page, Map.of("code", wrong));
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.html()).doesNotContain("Too many");
        }
        page = visitor.submit(page, Map.of("code", right));
        assertThat(page.status()).as("the right code while locked out").isEqualTo(400);
        assertThat(page.html()).contains("Too many incorrect codes. Try again in");

        afterAnyLockout();
        assertThat(visitor.submit(page, Map.of("code", right)).status()).isBetween(200, 399);
    }

    @Test
    void aWrongPasswordAndAnUnknownUser_getTheSameAnswerInTheSameTime() {
        PersonClient account = PersonClient.of(cloud, KNOWN);
        HttpBrowser.Page page = account.browser().open(account.authorize());
        double[] ratios = new double[PAIRS];
        for (int i = -WARMING_PAIRS; i < PAIRS; i++) {
            afterAnyLockout();
            boolean knownFirst = i % 2 == 0;
            Timed first = timed(account, page, knownFirst ? KNOWN : NOBODY);
            Timed second = timed(account, page, knownFirst ? NOBODY : KNOWN);
            Timed known = knownFirst ? first : second;
            Timed nobody = knownFirst ? second : first;
            assertThat(known.page().status()).isEqualTo(nobody.page().status()).isEqualTo(400);
            assertThat(known.page().html().replace(KNOWN, NOBODY))
                    .isEqualTo(nobody.page().html());
            if (i >= 0) {
                ratios[i] = known.nanos() / (double) nobody.nanos();
            }
        }
        // One after the other in pairs, so that what else the machine does meets both alike.
        Arrays.sort(ratios);
        assertThat(ratios[PAIRS / 2])
                .as("time of a wrong password by time of an unknown user, median of %s", Arrays.toString(ratios))
                .isBetween(1 / LARGEST_RATIO, LARGEST_RATIO);
    }

    private record Timed(HttpBrowser.Page page, long nanos) {}

    private static Timed timed(PersonClient account, HttpBrowser.Page page, String email) {
        long start = System.nanoTime();
        HttpBrowser.Page answer = logIn(account, page, email, "Wrong-horse-9-battery");
        return new Timed(answer, System.nanoTime() - start);
    }

    private static HttpBrowser.Page logIn(PersonClient account, HttpBrowser.Page page, String email, String password) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("username", email);
        fields.put("password", password);
        return account.browser().submit(page, fields);
    }
}
