package cognitosync.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Parameters that nobody gives a value: their defaults become values of the stack, which outlive the template. */
@Timeout(60)
class PreviousParametersTest {
    @TempDir
    Path folder;

    private final Recorder boxes = new Recorder("Test::Box");
    private StackApi api;

    @BeforeEach
    void open() {
        api = new StackApi(folder, boxes);
        api.call("CreateStack", "StackName", "Mine", "TemplateBody", template("first"));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void describeStacks_namesParametersThatHaveTheirDefault() {
        assertThat(StackApi.text(api.call("DescribeStacks", "StackName", "Mine")))
                .contains("<ParameterKey>Colour</ParameterKey><ParameterValue>first</ParameterValue>");
    }

    @Test
    void usePreviousValue_keepsTheDefaultOfThePreviousTemplate() {
        api.call(
                "UpdateStack",
                "StackName",
                "Mine",
                "TemplateBody",
                template("second").replace("Value", "Name"),
                "Parameters.member.1.ParameterKey",
                "Colour",
                "Parameters.member.1.UsePreviousValue",
                "true");
        assertThat(deployedWith("Name")).isEqualTo("first");
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_COMPLETE);
    }

    @Test
    void aParameterThatIsNotNamed_takesTheDefaultOfTheNewTemplate() {
        api.call("UpdateStack", "StackName", "Mine", "TemplateBody", template("second"));
        assertThat(deployedWith("Value")).isEqualTo("second");
    }

    private String deployedWith(String property) {
        return boxes.declarations
                .get(boxes.declarations.size() - 1)
                .properties()
                .path(property)
                .asText();
    }

    private static String template(String colour) {
        return """
                {"Parameters": {"Colour": {"Type": "String", "Default": "%s"}},
                 "Resources": {"A": {"Type": "Test::Box", "Properties": {"Value": {"Ref": "Colour"}}}}}
                """.formatted(colour);
    }
}
