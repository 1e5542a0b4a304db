package cognitosync.localcloud.cloudformation.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemplateSummaryTest {
    private static final String TEMPLATE = """
            {"Description": "Boxes", "Parameters": {"Colour": {"Type": "String", "Default": "red"}},
             "Resources": {"A": {"Type": "Test::Box"}, "B": {"Type": "Test::Box"}}}
            """;

    @Test
    void summary_ofATemplate_orOfAStacks_tellsItsParameters() {
        try (StackClient api = new StackClient()) {
            api.createStack("Mine", TEMPLATE);
            for (String[] of : new String[][] {{"TemplateBody", TEMPLATE}, {"StackName", "Mine"}}) {
                assertThat(api.text("GetTemplateSummary", of))
                        .contains(
                                "<ParameterKey>Colour</ParameterKey><DefaultValue>red</DefaultValue>",
                                "<ResourceTypes><member>Test::Box</member></ResourceTypes>",
                                "<Description>Boxes</Description>");
            }
            assertThat(api.call("GetTemplateSummary", "StackName", "Nobody").status())
                    .isEqualTo(400);
            assertThat(api.call("GetTemplateSummary", "TemplateBody", "Resources: {}")
                            .status())
                    .isEqualTo(400);
        }
    }
}
