package cognitosync.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import cognitosync.localcloud.http.Response;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackTagsTest {
    private static final String BOX = StackApi.box("{\"Value\": \"good\"}");
    private static final String[] TEAM_A = {"Tags.member.1.Key", "team", "Tags.member.1.Value", "a"};
    private static final String[] TEAM_B = {"Tags.member.1.Key", "team", "Tags.member.1.Value", "b"};
    private static final String[] NONE = {"Tags", ""};

    @TempDir
    Path folder;

    private StackApi api;

    @BeforeEach
    void open() {
        api = new StackApi(folder, new Recorder("Test::Box"));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void tags_areKept_givenBack_andStayWhereACallDoesNotSpeakOfThem() {
        call("CreateStack", BOX, TEAM_A);
        assertThat(described()).contains("<Tags><member><Key>team</Key><Value>a</Value></member></Tags>");
        call("UpdateStack", StackApi.box("{\"Value\": \"better\"}"));
        assertThat(tags()).containsExactly(entry("team", "a"));
        api.call("DeleteStack", "StackName", "Mine");
        assertThat(api.stacks().deleted().get(0).state().tags()).containsExactly(entry("team", "a"));
    }

    @Test
    void changedTags_areAnUpdate_alsoWhereNothingElseChanges() {
        call("CreateStack", BOX, TEAM_A);
        Response same = call("UpdateStack", BOX, TEAM_A);
        assertThat(StackApi.text(same)).contains("No updates are to be performed.");
        assertThat(call("UpdateStack", BOX, TEAM_B).status()).isEqualTo(200);
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(tags()).containsExactly(entry("team", "b"));
        assertThat(call("UpdateStack", BOX, NONE).status()).isEqualTo(200);
        assertThat(tags()).isEmpty();
    }

    @Test
    void changeSet_ofTagsAlone_isExecuted() {
        call("CreateStack", BOX, TEAM_A);
        changeSet("same", TEAM_A);
        assertThat(changeSet("same")).contains("<Status>FAILED</Status>", "contain changes");
        changeSet("other", TEAM_B);
        assertThat(changeSet("other")).contains("<Status>CREATE_COMPLETE</Status>", "<Key>team</Key><Value>b</Value>");
        assertThat(api.call("ExecuteChangeSet", "StackName", "Mine", "ChangeSetName", "other")
                        .status())
                .isEqualTo(200);
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(tags()).containsExactly(entry("team", "b"));
    }

    @Test
    void tags_ofAnUpdateThatFails_areTakenBack() {
        call("CreateStack", BOX, TEAM_A);
        call("UpdateStack", StackApi.box("{\"Fail\": true}"), TEAM_B);
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(tags()).containsExactly(entry("team", "a"));
    }

    @ParameterizedTest
    @CsvSource({
        "Tags.member.1.Key=aws:team&Tags.member.1.Value=a, names that begin with aws:",
        "Tags.member.1.Key=team&Tags.member.2.Key=team, is given twice",
        "Tags.member.1.Value=a, The parameter Key is missing"
    })
    void tags_thatAwsWouldRefuse_areRefused(String tags, String says) {
        Response refused = call("CreateStack", BOX, tags.split("[=&]", -1));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(StackApi.text(refused)).contains(says);
        assertThat(api.stacks().all()).isEmpty();
    }

    private Response call(String action, String template, String... tags) {
        String[] parameters = {"StackName", "Mine", "TemplateBody", template};
        return api.call(action, join(parameters, tags));
    }

    private void changeSet(String name, String[] tags) {
        String[] parameters = {"StackName", "Mine", "ChangeSetName", name, "TemplateBody", BOX};
        assertThat(api.call("CreateChangeSet", join(parameters, tags)).status()).isEqualTo(200);
    }

    private String changeSet(String name) {
        return StackApi.text(api.call("DescribeChangeSet", "StackName", "Mine", "ChangeSetName", name));
    }

    private String described() {
        return StackApi.text(api.call("DescribeStacks", "StackName", "Mine"));
    }

    private Map<String, String> tags() {
        return api.stack("Mine").state().tags();
    }

    private static String[] join(String[] first, String[] more) {
        return Stream.of(first, more).flatMap(Stream::of).toArray(String[]::new);
    }
}
