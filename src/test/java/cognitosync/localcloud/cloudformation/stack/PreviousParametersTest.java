package cognitosync.localcloud.cloudformation.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Parameters without a given value: their defaults become values of the stack, which outlive the template. */
@Timeout(60)
class PreviousParametersTest {
    @AutoClose
    private final StackClient api = new StackClient();

    @BeforeEach
    void create() {
        api.createStack("Mine", template("first"));
    }

    @Test
    void describeStacks_namesParametersThatHaveTheirDefault() {
        assertThat(api.text("DescribeStacks", "StackName", "Mine"))
                .contains("<ParameterKey>Colour</ParameterKey><ParameterValue>first</ParameterValue>");
    }

    @Test
    void usePreviousValue_keepsTheDefaultOfThePreviousTemplate() {
        api.updateStack(
                "Mine",
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
        api.updateStack("Mine", template("second"));
        assertThat(deployedWith("Value")).isEqualTo("second");
    }

    private String deployedWith(String property) {
        return api.boxes.last(property).asText();
    }

    private static String template(String colour) {
        return """
                {"Parameters": {"Colour": {"Type": "String", "Default": "%s"}},
                 "Resources": {"A": {"Type": "Test::Box", "Properties": {"Value": {"Ref": "Colour"}}}}}
                """.formatted(colour);
    }
}
