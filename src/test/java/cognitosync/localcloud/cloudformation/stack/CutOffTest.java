package cognitosync.localcloud.cloudformation.stack;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends the program before each commit of an operation in turn: the next start finds its way to a truthful end, the next deployment goes well. */
class CutOffTest {
    private static final String FIRST = """
            {"Resources": {"A": {"Type": "Test::Named", "Properties": {"Name": "a"}},
               "B": {"Type": "Test::Named", "Properties": {"Name": "b", "Value": {"Ref": "A"}}}}}
            """;
    private static final String SECOND = """
            {"Resources": {"A": {"Type": "Test::Named", "Properties": {"Name": "new"}},
               "C": {"Type": "Test::Named", "Properties": {"Name": "c", "Value": {"Ref": "A"}}}}}
            """;
    private static final Set<String> NOTHING = Set.of();
    private static final Set<String> OF_FIRST = Set.of("a", "b");
    private static final Set<String> OF_SECOND = Set.of("new", "c");

    @TempDir
    Path folder;

    /** Its resources are rows, as durable as the commits that are let through. */
    private record Named(Database database) implements ResourceHandler {
        static final Schema SCHEMA = new Schema("CREATE TABLE named (name TEXT PRIMARY KEY) STRICT");

        Set<String> made() {
            return database.read(t -> Set.copyOf(t.list("SELECT name FROM named", row -> row.text("name"))));
        }

        @Override
        public String type() {
            return "Test::Named";
        }

        @Override
        public PropertyNames properties() {
            return new PropertyNames(Set.of("Name", "Value"), Map.of());
        }

        @Override
        public Set<String> replacedBy() {
            return Set.of("Name");
        }

        @Override
        public Resource deploy(Declaration declaration) {
            String name = declaration.properties().path("Name").asText();
            if (insert(name) == 0 && declaration.existing().isEmpty()) {
                throw new DeploymentException(name + " exists already.");
            }
            return new Resource(name, Map.of());
        }

        private int insert(String name) {
            return database.write(t -> t.update("INSERT INTO named VALUES (?) ON CONFLICT DO NOTHING", name));
        }

        @Override
        public void delete(String physicalId) {
            database.write(t -> t.update("DELETE FROM named WHERE name = ?", physicalId));
        }
    }

    @Test
    void aCreation_isRolledBack() {
        Set<StackStatus> ends = cutOffEverywhere(stack -> {}, stack -> deploy(stack, FIRST), NOTHING, OF_FIRST);
        assertThat(ends)
                .contains(StackStatus.ROLLBACK_COMPLETE)
                .isSubsetOf(StackStatus.REVIEW_IN_PROGRESS, StackStatus.ROLLBACK_COMPLETE, StackStatus.CREATE_COMPLETE);
    }

    @Test
    void anUpdate_isTakenBack_orCleanedUp() {
        Set<StackStatus> ends =
                cutOffEverywhere(stack -> deploy(stack, FIRST), stack -> deploy(stack, SECOND), OF_FIRST, OF_SECOND);
        assertThat(ends)
                .contains(StackStatus.UPDATE_ROLLBACK_COMPLETE, StackStatus.UPDATE_COMPLETE)
                .isSubsetOf(
                        StackStatus.CREATE_COMPLETE, StackStatus.UPDATE_ROLLBACK_COMPLETE, StackStatus.UPDATE_COMPLETE);
    }

    @Test
    void aDeletion_goesOn() {
        Set<StackStatus> ends = cutOffEverywhere(
                stack -> deploy(stack, FIRST), stack -> stack.delete(Deletion.WHOLE), OF_FIRST, NOTHING);
        assertThat(ends).containsOnly(StackStatus.CREATE_COMPLETE, StackStatus.DELETE_COMPLETE);
    }

    /** Answers the statuses in which the starts after the ends left the stack. */
    private Set<StackStatus> cutOffEverywhere(
            Consumer<DeployedStack> first, Consumer<DeployedStack> cutOff, Set<String> before, Set<String> after) {
        Set<StackStatus> ends = new TreeSet<>();
        for (int commits = 0; ; commits++) {
            Path file = folder.resolve(commits + ".sqlite");
            AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
            String id;
            boolean ended = false;
            try (Database database = open(file, left)) {
                DeployedStack stack =
                        StackFixture.stacks(database, new Named(database)).stack("Demo");
                id = stack.identity().id();
                first.accept(stack);
                left.set(commits);
                try {
                    cutOff.accept(stack);
                } catch (AssertionError e) {
                    ended = true;
                }
            }
            try (Database database = open(file, new AtomicInteger(Integer.MAX_VALUE))) {
                Named handler = new Named(database);
                Stacks stacks = StackFixture.stacks(database, handler);
                DeployedStack stack = stacks.find(id).orElseThrow();
                stack.refresh();
                StackStatus end = stack.state().status();
                ends.add(end);
                assertThat(end.isInProgress())
                        .as("%s after %d commits", end, commits)
                        .isFalse();
                assertThat(handler.made())
                        .as("%s after %d commits", end, commits)
                        .isIn(before, after);
                deploy(stacks.stack("Demo"), SECOND);
                assertThat(handler.made()).as("then, after %d commits", commits).isEqualTo(OF_SECOND);
            }
            if (!ended) {
                return ends;
            }
        }
    }

    private static void deploy(DeployedStack stack, String template) {
        stack.deploy(StackFixture.submission(template));
    }

    private static Database open(Path file, AtomicInteger commitsLeft) {
        return Database.open(file, List.of(Stacks.schema(), Named.SCHEMA), () -> {
            if (commitsLeft.getAndDecrement() <= 0) {
                throw new AssertionError("The program ended here.");
            }
        });
    }
}
