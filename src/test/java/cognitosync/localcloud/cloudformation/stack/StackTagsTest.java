package cognitosync.localcloud.cloudformation.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import cognitosync.localcloud.http.Response;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackTagsTest {
    private static final String BOX = StackFixture.box("{\"Value\": \"good\"}");
    private static final String[] TEAM_A = {"Tags.member.1.Key", "team", "Tags.member.1.Value", "a"};
    private static final String[] TEAM_B = {"Tags.member.1.Key", "team", "Tags.member.1.Value", "b"};
    private static final String[] NONE = {"Tags", ""};

    @AutoClose
    private final StackClient api = new StackClient();

    @Test
    void tags_areKept_givenBack_andStayWhereACallDoesNotSpeakOfThem() {
        api.createStack("Mine", BOX, TEAM_A);
        assertThat(described()).contains("<Tags><member><Key>team</Key><Value>a</Value></member></Tags>");
        api.updateStack("Mine", StackFixture.box("{\"Value\": \"better\"}"));
        assertThat(tags()).containsExactly(entry("team", "a"));
        api.deleteStack("Mine");
        assertThat(api.stacks().deleted().get(0).state().tags()).containsExactly(entry("team", "a"));
    }

    @Test
    void changedTags_areAnUpdate_alsoWhereNothingElseChanges() {
        api.createStack("Mine", BOX, TEAM_A);
        Response same = api.updateStack("Mine", BOX, TEAM_A);
        assertThat(StackClient.text(same)).contains("No updates are to be performed.");
        assertThat(api.updateStack("Mine", BOX, TEAM_B).status()).isEqualTo(200);
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(tags()).containsExactly(entry("team", "b"));
        assertThat(api.updateStack("Mine", BOX, NONE).status()).isEqualTo(200);
        assertThat(tags()).isEmpty();
    }

    @Test
    void changeSet_ofTagsAlone_isExecuted() {
        api.createStack("Mine", BOX, TEAM_A);
        changeSet("same", TEAM_A);
        assertThat(changeSet("same")).contains("<Status>FAILED</Status>", "contain changes");
        changeSet("other", TEAM_B);
        assertThat(changeSet("other")).contains("<Status>CREATE_COMPLETE</Status>", "<Key>team</Key><Value>b</Value>");
        assertThat(api.executeChangeSet("Mine", "other").status()).isEqualTo(200);
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(tags()).containsExactly(entry("team", "b"));
    }

    @Test
    void tags_ofAnUpdateThatFails_areTakenBack() {
        api.createStack("Mine", BOX, TEAM_A);
        api.updateStack("Mine", StackFixture.box("{\"Fail\": true}"), TEAM_B);
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(tags()).containsExactly(entry("team", "a"));
    }

    @ParameterizedTest
    @CsvSource({
        "Tags.member.1.Key=aws:team&Tags.member.1.Value=a, keys that begin with aws:",
        "Tags.member.1.Key=team&Tags.member.2.Key=team, is given twice",
        "Tags.member.1.Value=a, The parameter Key is missing"
    })
    void tags_thatAwsWouldRefuse_areRefused(String tags, String says) {
        Response refused = api.createStack("Mine", BOX, tags.split("[=&]", -1));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(StackClient.text(refused)).contains(says);
        assertThat(api.stacks().all()).isEmpty();
    }

    private void changeSet(String name, String[] tags) {
        assertThat(api.createChangeSet("Mine", name, BOX, tags).status()).isEqualTo(200);
    }

    private String changeSet(String name) {
        return api.text("DescribeChangeSet", "StackName", "Mine", "ChangeSetName", name);
    }

    private String described() {
        return api.text("DescribeStacks", "StackName", "Mine");
    }

    private Map<String, String> tags() {
        return api.stack("Mine").state().tags();
    }
}
