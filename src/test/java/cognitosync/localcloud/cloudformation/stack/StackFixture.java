package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.SystemParameters;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.DatabaseFixture;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stacks of boxes in one account, over a database of their own that a test can close and open again. */
public final class StackFixture implements AutoCloseable {
    /** Records the calls for the boxes that templates declare. */
    final RecordingHandler boxes = new RecordingHandler("Test::Box");

    private final AtomicBoolean ended = new AtomicBoolean();
    private final DatabaseFixture disk = new DatabaseFixture(List.of(Stacks.schema()), () -> {
        if (ended.get()) {
            throw new AssertionError("The program has ended.");
        }
    });

    StackFixture() {
        boxes.end = () -> ended.set(true);
    }

    /** Stacks in this database, deployed by these handlers. */
    public static Stacks stacks(Database database, ResourceHandler... handlers) {
        return stacks(database, List.of(handlers), TestAccount.REGION, InstantSource.system());
    }

    private static Stacks stacks(
            Database database, List<ResourceHandler> handlers, String region, InstantSource clock) {
        return new Stacks(new Stacks.Dependencies(
                database, new Account(TestAccount.ID, region), SystemParameters.BOOTSTRAPPED, handlers, clock));
    }

    /** A template of one box, A. */
    public static String box(String properties) {
        return "{\"Resources\": {\"A\": {\"Type\": \"Test::Box\", \"Properties\": " + properties + "}}}";
    }

    /** A template handed in without parameters, tags and a token. */
    static Submission submission(String template) {
        return Submission.parse(template, Map.of(), Map.of(), Optional.empty());
    }

    Database database() {
        return disk.database();
    }

    /** What is recorded, as a start of the local cloud finds it. */
    Stacks stacks() {
        return stacks(database(), boxes);
    }

    /** The stacks of another region. */
    Stacks stacks(String region) {
        return stacks(database(), List.of(boxes), region, InstantSource.system());
    }

    /** The stacks at another time. */
    Stacks stacks(InstantSource clock) {
        return stacks(database(), List.of(boxes), TestAccount.REGION, clock);
    }

    /** Ends the program and starts it again, as far as the database knows. */
    void reopen() {
        goOn();
        disk.reopen();
    }

    /** What ended the program no longer holds its database up. */
    void goOn() {
        ended.set(false);
    }

    @Override
    public void close() {
        disk.close();
    }
}
