package cognitosync.localcloud.cloudformation.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a handler throws, its stack ends failed and rolled back, and the next one is deployed. */
@Timeout(60)
class WhateverIsThrownTest {
    private static final String GOOD = StackFixture.box("{\"Name\": \"a\"}");
    private static final String TWO = """
            {"Resources": {"A": {"Type": "Test::Box", "Properties": {"Name": "a"}},
               "B": {"Type": "Test::Box", "Properties": {"Value": {"Ref": "A"}}}}}
            """;

    @AutoClose
    private final StackClient api = new StackClient();

    static Stream<Runnable> thrown() {
        return Stream.of(
                () -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                () -> {
                    throw new StackOverflowError();
                },
                () -> {
                    throw new NoClassDefFoundError("absent");
                },
                () -> {
                    throw new IllegalStateException("a mistake");
                });
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void byACreation_isRolledBack(Runnable thrown) {
        api.boxes.during = () -> {
            if (api.boxes.declarations.size() == 2) {
                thrown.run();
            }
        };
        assertThat(api.createStack("Mine", TWO).status()).isEqualTo(200);
        assertThat(api.status("Mine")).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(api.boxes.told).endsWith("delete a");
        assertThat(api.text("DescribeStackEvents", "StackName", "Mine")).contains("CREATE_FAILED");
        assertThat(api.createStack("Other", GOOD).status()).isEqualTo(200);
        assertThat(api.status("Other")).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void byAnUpdate_isChangedBack_orSaysThatItCannot(Runnable thrown) {
        api.createStack("Mine", GOOD);
        api.boxes.during = () -> {
            if (api.boxes.last("Value").asText().equals("new")) {
                thrown.run();
            }
        };
        api.updateStack("Mine", StackFixture.box("{\"Name\": \"a\", \"Value\": \"new\"}"));
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        api.boxes.during = thrown;
        api.updateStack("Mine", StackFixture.box("{\"Name\": \"a\", \"Value\": \"newer\"}"));
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_ROLLBACK_FAILED);
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void byADeletion_leavesTheStackToBeDeletedAgain(Runnable thrown) {
        api.createStack("Mine", GOOD);
        api.boxes.deleting = thrown;
        assertThat(api.deleteStack("Mine").status()).isEqualTo(200);
        assertThat(api.status("Mine")).isEqualTo(StackStatus.DELETE_FAILED);
        api.boxes.deleting = () -> {};
        api.deleteStack("Mine");
        assertThat(api.stacks().find("Mine")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void byTheRollback_endsItAsFailed(Runnable thrown) {
        api.boxes.deleting = thrown;
        api.createStack("Mine", """
                {"Resources": {"A": {"Type": "Test::Box", "Properties": {"Name": "a"}},
                   "B": {"Type": "Test::Box", "Properties": {"Value": {"Ref": "A"}, "Fail": true}}}}
                """);
        assertThat(api.status("Mine")).isEqualTo(StackStatus.ROLLBACK_FAILED);
    }
}
