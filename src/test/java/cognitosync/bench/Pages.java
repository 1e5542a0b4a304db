package cognitosync.bench;

import cognitosync.journey.browser.Lighthouse;
import cognitosync.journey.cloud.Outputs;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** How fast the pages are to a person with a middling phone, as Lighthouse simulates one. */
final class Pages {
    private static final int RUNS = 3;
    private static final int GOAL = 95;

    private final Report report;

    Pages(Report report) {
        this.report = report;
    }

    void measure(Path data) {
        report.heading("Pages in the browser");
        report.text("Performance as Lighthouse 12.8.2 scores it with its simulated phone and network, of " + RUNS
                + " runs; goal: a median of " + GOAL + " or more.");
        report.header("page", "median", "lowest", "highest", "goal");
        try (Cloud cloud = Cloud.start(data)) {
            Outputs outputs = new Outputs(new ObjectMapper().valueToTree(cloud.outputs()));
            row("the site, signed out", outputs.siteUrl());
            row("sign-in page", outputs.loginPage());
        }
    }

    private void row(String page, String address) {
        List<Integer> scores = Lighthouse.judge(List.of("performance"), Collections.nCopies(RUNS, address)).stream()
                .map(verdict -> verdict.scores().get("performance"))
                .sorted()
                .toList();
        int median = scores.get(RUNS / 2);
        report.row(page, median, scores.get(0), scores.get(RUNS - 1), median >= GOAL ? "met" : "missed");
    }
}
