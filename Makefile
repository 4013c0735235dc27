# harmcheck: a self-guided harm-check questionnaire for the command line.
#
# `make help` lists what there is to make. CC, CFLAGS, CPPFLAGS, LDFLAGS,
# PREFIX and DESTDIR are yours; what the project adds stands in variables of
# its own. Besides:
#   SANITIZE=address,undefined   a checked build, in a folder of its own
#   WERROR=1                     warnings are errors
#   BUILD=build-clang            another folder for what is built
#   ARGS='take --plain'          arguments for `make run`
#   N=2000                       so many people in `make study`
#   AREA=saving, FILE=..., SAMPLE=9, AGAIN=1   parts of `make mutate`
#   SECONDS=600, TARGET=bank     parts of `make fuzz`
#   V=1                          show the commands
MAKEFLAGS += --no-print-directory --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:
.SECONDARY:
ifndef V
.SILENT:
endif
# As many jobs as there are processors, unless a number was asked for.
ifeq ($(filter -j% --jobserver%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 1)
endif

BUILD ?= build$(if $(SANITIZE),-san)
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share/harmcheck
MANDIR ?= $(PREFIX)/share/man
INSTALL ?= install

sources := $(sort $(wildcard src/*.c src/*/*.c))
tests := $(sort $(wildcard tests/unit/test_*.c))
texts := $(filter-out %.test.yaml,$(wildcard data/*.yaml)) data/words.txt \
    data/LICENSE
cases := $(sort $(wildcard data/scenarios/*.yaml))
pages := $(sort $(wildcard docs/*.[1-8]))
objects := $(sources:%.c=$(BUILD)/%.o)
programs := $(tests:tests/unit/%.c=$(BUILD)/unit/%)
study := $(sort $(wildcard tests/study/*.c))
timers := $(patsubst %,$(BUILD)/bench/%,pair floor rows)
attack := $(sort $(wildcard tests/disclosure/*.c))
hostile := $(sort $(wildcard tests/hostile/*.c))
mutate := $(sort $(wildcard tests/mutate/*.c))
fuzzed := $(filter-out fuzz replay,$(patsubst tests/fuzz/%.c,%,\
    $(sort $(wildcard tests/fuzz/*.c))))
bare := analyze check-docs check-headers check-layers clean coverage format fuzz help \
    lint metrics test-fresh test-reproducible test-valgrind uninstall

.PHONY: all bench build-test install mutate run study study-check test test-age test-all test-calls test-leaving test-terminal \
    test-browser test-faults test-power test-memory test-giants test-hostile test-sheets test-hardened test-integration test-schema unit FORCE $(bare)

all: $(BUILD)/harmcheck ## build the program (what `make` alone does)

run: $(BUILD)/harmcheck ## build it and start it
	exec $(BUILD)/harmcheck $(ARGS)

test: $(BUILD)/harmcheck build-test ## all tests that need no network
	HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/all $(programs)

unit: build-test ## the unit tests only
	tests/all $(programs)

study: $(BUILD)/study ## made-up people try the short form (UPDATE=1: docs)
	$(if $(UPDATE),tests/study/update) $(BUILD)/study $(if $(N),--people $(N))

study-check: $(BUILD)/study ## is an answer lost that speaks alone?
	$(BUILD)/study --check --people $(or $(N),2000)

bench: $(BUILD)/harmcheck $(timers) ## how fast, beside what else? (ROWS=1000000, NODE_DIR=DIR)
	BUILD=$(BUILD) $(if $(ROWS),ROWS=$(ROWS)) tests/bench/run

test-age: $(BUILD)/age-vectors $(BUILD)/age-sealer ## sealing, against `age`
	BUILD=$(BUILD) tests/age/all

test-faults: $(BUILD)/harmcheck $(BUILD)/age-sealer $(BUILD)/group-answers ## each save, every error at each call (an hour)
	FULL=1 HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/faults/run
	FULL=1 HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/faults/each
	FULL=1 HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/diary/faults

test-power: $(BUILD)/harmcheck $(BUILD)/age-sealer $(BUILD)/group-answers ## the power goes at each call of a save (root)
	HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/faults/power

test-memory: $(BUILD)/harmcheck build-test ## each piece of memory fails, in each command
	FULL=1 HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/alloc/run

test-calls: $(BUILD)/harmcheck ## no network, no child: every call, traced
	$(MAKE) BUILD=$(BUILD)-open CPPFLAGS='$(CPPFLAGS) -DHARMCHECK_UNCONFINED' $(BUILD)-open/harmcheck
	OPEN=$(BUILD)-open/harmcheck HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/calls/run all

test-all: test ## those, by sanitizers, in a browser, on a fresh system
	$(MAKE) test SANITIZE=address,undefined
	$(MAKE) test-age
	$(MAKE) test-calls
	$(MAKE) test-faults
	$(MAKE) test-hardened
	$(MAKE) test-reproducible
	$(MAKE) test-valgrind
	$(MAKE) analyze
	$(MAKE) coverage
	$(MAKE) test-power
	$(MAKE) test-terminal
	$(MAKE) test-leaving
	$(MAKE) test-memory
	$(MAKE) test-memory SANITIZE=address,undefined
	$(MAKE) test-browser
	$(MAKE) test-schema
	$(MAKE) test-integration
	$(MAKE) test-hostile
	$(MAKE) test-giants
	$(MAKE) test-sheets
	$(MAKE) fuzz SECONDS=60
	$(MAKE) test-fresh

fuzz: ## hostile input by chance (SECONDS=60, TARGET=name; clang)
	CC=clang scripts/setup fuzz
	$(MAKE) BUILD=$(BUILD)-fuzz CC=clang SANITIZE=fuzzer-no-link,address,undefined fuzzers
	BUILD=$(BUILD)-fuzz tests/fuzz/run $(or $(SECONDS),60) $(TARGET)

test-browser: $(BUILD)/harmcheck $(BUILD)/group-answers ## pages in a real browser (network at first)
	HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/browser/run

test-integration: $(BUILD)/harmcheck ## the filter in Slurm, ClickHouse ... (root, network at first)
	HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/integration/all

test-hardened: $(BUILD)/harmcheck ## hardening, by hardening-check and checksec
	HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/binary/tools

test-terminal: $(BUILD)/harmcheck $(BUILD)/age-sealer ## each state by each signal, tmux, GNU screen
	HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/terminal/run all
	HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/terminal/run paste
	HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/terminal/scrollback

test-leaving: $(BUILD)/harmcheck $(BUILD)/age-sealer ## key to blank screen: 99 of 100 in 50 ms?
	HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/terminal/run measure

test-reproducible: ## two builds, in other folders and at another time: equal?
	tests/binary/twice

test-valgrind: ## unit tests and commands under valgrind
	tests/valgrind/run

coverage: ## which branches do the tests reach? Fails under its limits
	tests/coverage/run

mutate: $(BUILD)/mutants ## change the code, see tests turn red (AREA=saving, SAMPLE=9; hours)
	BUILD=$(BUILD) AREA=$(AREA) FILE='$(FILE)' SAMPLE=$(SAMPLE) AGAIN=$(AGAIN) \
	    tests/mutate/run

test-schema: $(BUILD)/harmcheck $(BUILD)/schema-answers ## JSON, by ajv (Node)
	HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/schema/ajv

test-hostile: $(BUILD)/harmcheck $(BUILD)/hostile $(BUILD)/age-sealer ## hostile input: all in all places
	FULL=1 HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/hostile/run

test-giants: $(BUILD)/harmcheck $(BUILD)/hostile ## gigabytes, a million deep, no end
	HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/hostile/giants

test-sheets: $(BUILD)/harmcheck ## tables in a real spreadsheet (root, network at first)
	HARMCHECK=$(BUILD)/harmcheck BUILD=$(BUILD) tests/hostile/sheets

test-fresh: ## build and test on a new, empty Debian (root, network)
	scripts/fresh-root

check-layers: ## does every file keep to tests/layers.allow?
	tests/layers.sh

check-headers: ## does every header compile alone?
	tests/headers.sh

check-docs: ## does what the documents name exist, and hold?
	tests/docs/check
	tests/docs/coverage

analyze: ## gcc looks down every path of the code (-fanalyzer)
	CC=gcc scripts/analyze

lint: ## static checkers over code, scripts and manual pages
	scripts/lint

format: ## let clang-format lay out the code
	clang-format -i src/*.c src/*/*.[ch] include/*/*.h tests/*/*.[ch]

metrics: ## figures about the code
	scripts/metrics

install: $(BUILD)/harmcheck ## copy it to PREFIX (/usr/local)
	$(INSTALL) -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(DATADIR)
	$(INSTALL) -m 755 $(BUILD)/harmcheck $(DESTDIR)$(BINDIR)/harmcheck
	$(INSTALL) -m 644 $(texts) $(DESTDIR)$(DATADIR)
	$(INSTALL) -d $(DESTDIR)$(DATADIR)/scenarios
	$(INSTALL) -m 644 $(cases) $(DESTDIR)$(DATADIR)/scenarios
	for page in $(pages); do to=$(DESTDIR)$(MANDIR)/man$${page##*.}; \
	    $(INSTALL) -d "$$to" && $(INSTALL) -m 644 "$$page" "$$to"; done

uninstall: ## remove it from there
	rm -f $(DESTDIR)$(BINDIR)/harmcheck
	rm -f $(texts:data/%=$(DESTDIR)$(DATADIR)/%)
	rm -f $(cases:data/%=$(DESTDIR)$(DATADIR)/%)
	[ ! -d $(DESTDIR)$(DATADIR)/scenarios ] || rmdir $(DESTDIR)$(DATADIR)/scenarios
	for page in $(pages:docs/%=%); do \
	    rm -f $(DESTDIR)$(MANDIR)/man$${page##*.}/"$$page"; done
	[ ! -d $(DESTDIR)$(DATADIR) ] || rmdir $(DESTDIR)$(DATADIR)

clean: ## remove all that was built
	rm -rf build build-*

help: ## this list
	echo 'make TARGET, where TARGET is one of'
	sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 20

# What this compiler takes and where the libraries are, found out once. It is
# the first thing made, and sees to it that the libraries are there at all.
ifneq ($(filter-out $(bare),$(or $(MAKECMDGOALS),all)),)
$(shell mkdir -p $(BUILD))
include $(BUILD)/config.mk
endif
export CC CFLAGS CPPFLAGS LDFLAGS SANITIZE WERROR

$(BUILD)/config.mk: $(BUILD)/asked Makefile scripts/probe-flags
	scripts/setup $(if $(filter test% unit,$(MAKECMDGOALS)),test,build)
	[ -z '$(filter run,$(MAKECMDGOALS))' ] || ! [ -t 2 ] || \
	    echo 'One moment, please: this is built once.' >&2
	scripts/probe-flags >$@.tmp
	mv $@.tmp $@

# Files that change only when what they hold does.
asked := $(CC) $(CFLAGS) $(CPPFLAGS) $(LDFLAGS) $(SANITIZE) $(WERROR) \
    $(shell $(CC) --version 2>/dev/null)
$(BUILD)/asked $(BUILD)/datadir: FORCE
	$(file >$@.tmp,$($(@F)))
	cmp -s $@.tmp $@ && rm $@.tmp || mv $@.tmp $@
datadir := $(DATADIR)

compile = $(CC) -pthread -Iinclude -D_GNU_SOURCE $(HC_CPPFLAGS) $(CPPFLAGS) \
    -std=c17 $(HC_CFLAGS) '-ffile-prefix-map=$(CURDIR)=.' $(CFLAGS) $(defines) -MMD -MP
link = $(CC) -pthread $(CFLAGS) $(HC_LDFLAGS) $(LDFLAGS)
# Nothing but the program speaks in `make run`.
say := $(if $(V)$(filter run,$(MAKECMDGOALS)),:,echo)

$(BUILD)/harmcheck: $(BUILD)/src/main.o $(BUILD)/libharmcheck.a
	$(say) "LINK $@"
	$(link) -o $@ $^ $(HC_LIBS)

$(BUILD)/libharmcheck.a: $(filter-out $(BUILD)/src/main.o,$(objects))
	rm -f $@
	$(AR) rcsD $@ $^

$(BUILD)/%.o: %.c $(BUILD)/config.mk
	mkdir -p $(@D)
	$(say) "CC   $<"
	$(compile) -c -o $@ $<

$(BUILD)/src/platform/paths.o: $(BUILD)/datadir
$(BUILD)/src/platform/paths.o: defines = -DHARMCHECK_DATADIR='"$(DATADIR)"'

build-test: $(programs) $(if $(SANITIZE),$(BUILD)/harmcheck-alloc) $(BUILD)/study $(BUILD)/disclosure \
    $(BUILD)/schema-answers $(BUILD)/age-vectors $(BUILD)/age-sealer $(BUILD)/asker \
    $(BUILD)/group-answers $(BUILD)/hostile replays
$(BUILD)/unit/%: $(BUILD)/tests/unit/%.o $(BUILD)/libharmcheck.a
	mkdir -p $(@D)
	$(link) -o $@ $^ $(HC_LIBS) $$(pkg-config --libs cmocka) -lm
$(BUILD)/study: $(study:%.c=$(BUILD)/%.o) $(BUILD)/libharmcheck.a
	$(say) "LINK $@"
	$(link) -o $@ $^ $(HC_LIBS)
$(BUILD)/disclosure: $(attack:%.c=$(BUILD)/%.o) $(BUILD)/libharmcheck.a
	$(say) "LINK $@"
	$(link) -o $@ $^ $(HC_LIBS)
$(fuzzed:%=$(BUILD)/replay/%): $(BUILD)/replay/%: $(BUILD)/tests/fuzz/%.o \
    $(BUILD)/tests/fuzz/fuzz.o $(BUILD)/tests/fuzz/replay.o $(BUILD)/libharmcheck.a
	mkdir -p $(@D)
	$(link) -o $@ $^ $(HC_LIBS)
$(fuzzed:%=$(BUILD)/fuzz/%): $(BUILD)/fuzz/%: $(BUILD)/tests/fuzz/%.o \
    $(BUILD)/tests/fuzz/fuzz.o $(BUILD)/libharmcheck.a
	mkdir -p $(@D)
	$(link) -fsanitize=fuzzer -o $@ $^ $(HC_LIBS)
$(BUILD)/replay/group $(BUILD)/fuzz/group: $(patsubst %,$(BUILD)/tests/disclosure/%.o, \
    chance recipes sums told worlds)
fuzzers: $(fuzzed:%=$(BUILD)/fuzz/%)
replays: $(fuzzed:%=$(BUILD)/replay/%)
$(BUILD)/mutants: $(mutate:%.c=$(BUILD)/%.o)
	$(say) "LINK $@"
	$(link) -o $@ $^
$(BUILD)/hostile: $(hostile:%.c=$(BUILD)/%.o) $(BUILD)/libharmcheck.a
	$(say) "LINK $@"
	$(link) -o $@ $^ $(HC_LIBS)
$(BUILD)/age-%: $(BUILD)/tests/age/%.o $(BUILD)/libharmcheck.a
	$(say) "LINK $@"
	$(link) -o $@ $^ $(HC_LIBS)
# A program that checks itself, with malloc() and its kin replaced within.
$(BUILD)/tests/alloc/shim.o: defines = $(if $(SANITIZE),-DIN_PROGRAM -fno-sanitize=all)
$(BUILD)/harmcheck-alloc: $(BUILD)/src/main.o $(BUILD)/tests/alloc/shim.o \
    $(BUILD)/libharmcheck.a
	$(say) "LINK $@"
	$(link) -o $@ $^ $(HC_LIBS)
$(BUILD)/work-time: $(BUILD)/tests/bench/work_time.o $(BUILD)/libharmcheck.a
	$(say) "LINK $@"
	$(link) -o $@ $^ $(HC_LIBS)
$(timers): $(BUILD)/bench/%: $(BUILD)/tests/bench/%.o
	mkdir -p $(@D)
	$(say) "LINK $@"
	$(link) -o $@ $< $(HC_LIBS) $(if $(filter %/pair,$@),-lutil)
$(BUILD)/schema-answers: $(BUILD)/tests/schema/answers.o $(BUILD)/libharmcheck.a
	$(say) "LINK $@"
	$(link) -o $@ $^ $(HC_LIBS)
$(BUILD)/group-answers: $(BUILD)/tests/tools/group_answers.o \
    $(BUILD)/libharmcheck.a
	$(say) "LINK $@"
	$(link) -o $@ $^ $(HC_LIBS)
$(BUILD)/asker: $(BUILD)/tests/tools/asker.o $(BUILD)/libharmcheck.a
	$(say) "LINK $@"
	$(link) -o $@ $^ $(HC_LIBS)
$(tests:%.c=$(BUILD)/%.o): | $(BUILD)/test-setup
$(BUILD)/test-setup: FORCE
	scripts/setup test

-include $(objects:.o=.d) $(tests:%.c=$(BUILD)/%.d) $(study:%.c=$(BUILD)/%.d) \
    $(attack:%.c=$(BUILD)/%.d) $(wildcard $(BUILD)/tests/fuzz/*.d) \
    $(BUILD)/tests/schema/answers.d $(BUILD)/tests/age/vectors.d \
    $(BUILD)/tests/age/sealer.d $(BUILD)/tests/tools/asker.d
