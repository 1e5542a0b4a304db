package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Lighthouse;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lighthouse has nothing to improve on, performance left to the benchmark: a busy machine would spoil it here. */
class LighthouseIT {

    @Test
    void siteAndSignInPage_haveFullScores() {
        Outputs outputs = SharedCloud.outputs("pkce");
        List<String> pages = List.of(outputs.siteUrl(), outputs.loginPage());

        List<Lighthouse.Verdict> verdicts = Lighthouse.judge(List.of("accessibility", "best-practices", "seo"), pages);

        assertThat(verdicts).hasSameSizeAs(pages);
        for (int page = 0; page < pages.size(); page++) {
            Lighthouse.Verdict verdict = verdicts.get(page);
            assertThat(verdict.scores())
                    .as("%s: %s", pages.get(page).replaceFirst("\\?.*", ""), verdict.findings())
                    .isEqualTo(Map.of("accessibility", 100, "best-practices", 100, "seo", 100));
        }
    }
}
